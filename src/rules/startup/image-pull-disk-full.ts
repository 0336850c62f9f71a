import type { Facts } from '../../facts/facts.ts';
import { isForFargate } from '../../facts/fargate.ts';
import type { SettingChange } from '../../model/finding.ts';
import { numberOr } from '../../model/setting.ts';
import { defineReasonRule } from '../reason-rule.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html */
const DEFAULT_GIB = 20;
const MOST_GIB = 200;

export const imagePullDiskFull = defineReasonRule({
  id: 'image-pull-disk-full',
  category: 'startup',
  title: 'The image does not fit on the disk of the task or host (no space left on device)',
  kinds: ['image-pull-disk-full'],
  what: 'The image cannot be stored',
  means: 'The image does not fit on the disk that it is unpacked to.',
  why: 'The disk holds the compressed image and what it is unpacked to, so that an image needs about twice its size and more. A Fargate task has 20 GiB unless the task definition asks for more; a container host has its root volume, which old images fill.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason ends in “no space left on device”.',
    },
    {
      run: "docker image inspect IMAGE --format '{{.Size}}'",
      look: 'The unpacked size, with the compressed one on top, comes near the disk of the task or host.',
    },
  ],
  remedy:
    'On Fargate raise ephemeralStorage; on EC2 enlarge the root volume or let the agent clean up sooner; and make the image smaller.',
  notWhen: 'If the application itself fills the disk while it runs, its log says so: see local-resource.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  ],
  change: moreStorage,
});

function moreStorage({ definition }: Facts): readonly SettingChange[] {
  const current = numberOr(definition?.ephemeralStorageGiB, DEFAULT_GIB);
  if (!isForFargate(definition) || current === undefined || current >= MOST_GIB) return [];
  return [
    {
      path: 'taskDefinition.ephemeralStorage.sizeInGiB',
      current,
      recommended: Math.min(MOST_GIB, 2 * current),
      unit: 'GiB',
      because: `twice the ${current} GiB that were not enough; a rule of thumb, since the size of the unpacked image is not known`,
    },
  ];
}
