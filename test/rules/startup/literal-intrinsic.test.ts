import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { literalIntrinsic } from '../../../src/rules/startup/literal-intrinsic.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck, stoppedTask } from '../../support/task.ts';

const QUOTED = { environment: [{ name: untrusted('DEBUG'), shape: 'literal-intrinsic' as const }] };

describe('the rule literal-intrinsic', () => {
  it('names the variable whose value is the text of a template function', () => {
    const finding = fires(literalIntrinsic, healthySnapshot({ stopped: [stoppedTask()], container: QUOTED }));
    expect(finding).toMatchObject({ confidence: 'likely', affected: { tasks: 1, of: 1 } });
    expect(evidenceAt(finding, 'containerDefinitions[api].environment[DEBUG]')).toMatchObject({
      kind: 'setting',
      source: 'ecs:DescribeTaskDefinition',
      weight: 'circumstantial',
    });
  });

  it('stays silent where the values are values', () => {
    const environment = [{ name: untrusted('DEBUG'), shape: 'set' as const }];
    staysSilent(literalIntrinsic, healthySnapshot({ stopped: [stoppedTask()], container: { environment } }));
  });

  it('stays silent where the application did not end by itself', () => {
    staysSilent(literalIntrinsic, healthySnapshot({ stopped: [failedCheck()], container: QUOTED }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(literalIntrinsic);
  });
});
