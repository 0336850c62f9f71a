import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { mutableImageTag } from '../../../src/rules/startup/mutable-image-tag.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { runningTask } from '../../support/task.ts';

const REPOSITORY = '123456789012.dkr.ecr.us-east-1.amazonaws.com/backend';

function withImage(image: string, ...digests: readonly string[]) {
  const running = digests.map((digest, index) => ({
    ...runningTask(`aaa${index}`),
    containers: [{ name: untrusted('api'), imageDigest: untrusted(digest), hostPorts: [] }],
  }));
  return healthySnapshot({ container: { image: untrusted(image) }, running });
}

describe('the rule mutable-image-tag', () => {
  it.each([`${REPOSITORY}:latest`, REPOSITORY])(
    'pins %s to the digest that the running tasks have',
    (image) => {
      const finding = fires(mutableImageTag, withImage(image, 'sha256:abc', 'sha256:abc'));
      expect(mutableImageTag.role).toBe('risk');
      expect(finding.severity).toBe('info');
      expect(evidenceAt(finding, 'containerDefinitions[api].image')?.text).toBe(`image is ${image}`);
      expect(finding.remedy.settings).toMatchObject([
        { path: 'image', container: 'api', current: image, recommended: `${REPOSITORY}@sha256:abc` },
      ]);
    },
  );

  it('asks for a version where no task runs, or they do not run the same', () => {
    for (const digests of [[], ['sha256:abc', 'sha256:def']]) {
      const finding = fires(mutableImageTag, withImage('registry:5000/backend', ...digests));
      expect(finding.remedy.settings).toMatchObject([
        { recommended: 'registry:5000/backend:VERSION', because: expect.stringContaining('a rule of thumb') },
      ]);
    }
  });

  it('names all of them in one finding', () => {
    const container = { image: untrusted('backend') };
    const sidecars = [containerDefinition('proxy', { image: untrusted('nginx:latest') })];
    const finding = fires(mutableImageTag, healthySnapshot({ container, sidecars }));
    expect(finding.summary).toContain('api (backend), proxy (nginx:latest)');
  });

  it.each([
    `${REPOSITORY}:89`,
    `${REPOSITORY}@sha256:abc`,
    `${REPOSITORY}:latest@sha256:abc`,
    '${Repository}',
  ])('stays silent on %s', (image) => {
    staysSilent(mutableImageTag, withImage(image));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(mutableImageTag);
  });
});
