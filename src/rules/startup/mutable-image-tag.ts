import { settingEvidence } from '../../facts/evidence.ts';
import { defineRiskRule } from '../risk-rule.ts';

/** No tag at all means latest; a digest is never moved. */
const MUTABLE = /^[^@]*?(?:\/|^)[^:/@]+(?::latest)?$/;

export const mutableImageTag = defineRiskRule({
  id: 'mutable-image-tag',
  category: 'startup',
  title: 'An image is named by a tag that moves (latest)',
  needs: ['taskDefinitions'],
  means:
    'Two deployments of the same revision may run different images, and going back to a revision need not bring the old image back.',
  why: 'ECS resolves a tag when it deploys. After the tag has moved, a rollback or a new task of the same revision may get what was pushed since, or nothing once the old image is deleted.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,image]'",
      look: 'The image ends in `:latest`, or has no tag.',
    },
  ],
  remedy: 'Deploy tags that are never moved (the commit, a version), or digests.',
  notWhen: 'For an image of AWS itself that is meant to follow its newest version it is a choice.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html'],
  look: ({ definition }) => {
    const moving = (definition?.containers ?? []).filter(
      ({ image }) => image !== undefined && MUTABLE.test(image),
    );
    const [first] = moving;
    if (first === undefined) return undefined;
    return {
      summary: `${moving.map(({ name, image }) => `container ${name} runs ${image}`).join(', ')}: what that is may change between two tasks.`,
      evidence: settingEvidence(
        'ecs:DescribeTaskDefinition',
        `containerDefinitions[${first.name}].image`,
        `image is ${first.image}`,
      ),
    };
  },
});
