import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { probeAsksLocalhost } from '../../../src/rules/health-check/probe-asks-localhost.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, healthySnapshot } from '../../support/snapshot.ts';

function checking(words: string, change: Change = {}, image = 'repo/backend:89') {
  const healthCheck = { command: ['CMD-SHELL', words].map(untrusted) };
  return healthySnapshot({ container: { image: untrusted(image), healthCheck }, running: [], ...change });
}

const WGET = 'wget -qO- http://localhost:8000/health || exit 1';

describe('the rule probe-asks-localhost', () => {
  it('recommends the same command with 127.0.0.1', () => {
    const finding = fires(probeAsksLocalhost, checking(WGET));
    expect(probeAsksLocalhost.role).toBe('risk');
    expect(finding.severity).toBe('info');
    expect(evidenceAt(finding, 'containerDefinitions[api].healthCheck.command')?.text).toContain('localhost');
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'healthCheck.command',
        container: 'api',
        current: `CMD-SHELL ${WGET}`,
        recommended: 'CMD-SHELL wget -qO- http://127.0.0.1:8000/health || exit 1',
        because: expect.stringContaining('a rule of thumb'),
      },
    ]);
  });

  it.each([
    ['127.0.0.1', 'wget -qO- http://127.0.0.1:8000/health'],
    ['curl, which tries every address', 'curl -f http://localhost:8000/health'],
    ['a host whose name only holds it', 'wget -qO- http://localhost.internal/'],
  ])('stays silent on %s', (_, words) => {
    staysSilent(probeAsksLocalhost, checking(words));
  });

  it('stays silent where the check was seen to pass', () => {
    staysSilent(probeAsksLocalhost, checking(WGET, { running: undefined }));
  });

  it('leaves it to the command that replaces a doubtful tool, which asks 127.0.0.1 already', () => {
    staysSilent(probeAsksLocalhost, checking(WGET, {}, 'python:3.12-slim'));
    fires(probeAsksLocalhost, checking(WGET, {}, 'repo/backend:slim'));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(probeAsksLocalhost);
  });
});
