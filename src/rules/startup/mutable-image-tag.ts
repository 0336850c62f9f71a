import { settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import type { SettingChange } from '../../model/finding.ts';
import { defineRule } from '../define.ts';

export const mutableImageTag = defineRule({
  id: 'mutable-image-tag',
  category: 'startup',
  severity: 'info',
  role: 'risk',
  saidBy: ['image-digest-gone'],
  title: 'An image is named without a version (latest)',
  needs: ['taskDefinitions'],
  means:
    'Two deployments of the same revision may run different images, and going back to a revision need not bring the old image back.',
  why: 'A tag such as latest names whatever was pushed last. Two deployments of the same revision then run different code, the revision does not say what ran when it worked, and going back to it by hand brings the newest image again. ECS keeps the digest of a deployment, and once the tag has moved on and the old image is cleaned up, replacements cannot be pulled.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,image]'",
      look: 'The image ends in `:latest`, or has no tag.',
    },
  ],
  remedy:
    'Tag every build with its own version or commit, and name that tag or the digest in the task definition.',
  notWhen:
    'Where the pipeline never overwrites a tag, its name does not matter. Sidecars of AWS are often meant to follow latest.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html'],
  check: (facts) => {
    const changes = (facts.definition?.containers ?? []).flatMap(({ name, image }) =>
      image === undefined ? [] : pinned(name, image, facts),
    );
    if (changes.length === 0) return [];
    const images = changes.map(({ container, current }) => `${container} (${current})`).join(', ');
    return [
      {
        summary: `The image of ${images} has no version of its own: what it names changes with the next push.`,
        tasks: [],
        evidence: changes.map(({ container, current }) =>
          settingEvidence(
            'ecs:DescribeTaskDefinition',
            `containerDefinitions[${container}].image`,
            `image is ${current}`,
          ),
        ),
        settings: changes,
      },
    ];
  },
});

/** An image without a digest and without a tag, or with `latest`; a template may leave the name open. */
const UNVERSIONED = /^([^@$]*?)(?::latest)?$/;
const HAS_TAG = /:[^/:]+$/;

function pinned(container: string, image: string, facts: Facts): readonly SettingChange[] {
  const repository = UNVERSIONED.exec(image)?.[1];
  if (repository === undefined || HAS_TAG.test(repository)) return [];
  const digests = new Set(
    facts.live
      .flatMap(({ task }) => task.containers)
      .flatMap(({ name, imageDigest }) => (name === container ? (imageDigest ?? []) : [])),
  );
  const [digest] = digests;
  const change = { path: 'image', container, current: image, unit: '' } as const;
  if (digest === undefined || digests.size > 1) {
    const because =
      'a tag that is pushed once, such as the commit of the build, says what runs; a rule of thumb for its name';
    return [{ ...change, recommended: `${repository}:VERSION`, because }];
  }
  return [
    {
      ...change,
      recommended: `${repository}@${digest}`,
      because: 'this is what the tasks that run now have',
    },
  ];
}
