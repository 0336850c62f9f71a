import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { probeToolDoubtful } from '../../../src/rules/health-check/probe-tool-doubtful.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck } from '../../support/task.ts';

const CURL = ['CMD-SHELL', 'curl -f http://localhost:8000/health || exit 1'];
const WGET = ['CMD-SHELL', 'wget -qO- 127.0.0.1:8000/health'];

function checking(image: string, command: readonly string[] = CURL, change: Change = {}) {
  const healthCheck = { command: command.map(untrusted) };
  const container = { image: untrusted(image), healthCheck };
  return healthySnapshot({ container, running: [], ...change });
}

describe('the rule probe-tool-doubtful', () => {
  it('doubts curl in an alpine image, and recommends the wget that it has', () => {
    const finding = fires(probeToolDoubtful, checking('repo/backend:1.2-alpine3.20'));
    expect(probeToolDoubtful.role).toBe('risk');
    expect(finding.severity).toBe('info');
    expect(finding.title).toContain('runs curl');
    expect(evidenceAt(finding, 'containerDefinitions[api].image')?.text).toContain('1.2-alpine3.20');
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'healthCheck.command',
        container: 'api',
        current: CURL.join(' '),
        recommended: 'CMD-SHELL wget -qO- http://127.0.0.1:8000/health || exit 1',
        because: expect.stringContaining('a rule of thumb'),
      },
    ]);
  });

  it.each([
    ['python:3.12-slim', WGET, 'wget', 'python -c'],
    ['node:22-slim', CURL, 'curl', "node -e \"fetch('http://127.0.0.1:8000/health')"],
  ])('recommends for %s a line of its own language', (image, command, tool, words) => {
    const finding = fires(probeToolDoubtful, checking(image, command));
    expect(finding.title).toContain(`runs ${tool}`);
    expect(finding.remedy.settings[0]?.recommended).toContain(words);
  });

  it.each([
    ['repo/backend:slim', CURL, 'curl'],
    ['gcr.io/distroless/java21', CURL, 'sh'],
    ['gcr.io/distroless/java21', ['CMD', 'wget', '-q', 'http://127.0.0.1/'], 'wget'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', CURL, 'curl'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled', CURL, 'sh'],
    ['registry.access.redhat.com/ubi9/ubi-minimal:9.4', WGET, 'wget'],
    ['repo/backend:alpine', ['CMD', 'bash', '-c', 'true'], 'bash'],
    ['debian:12', WGET, 'wget'],
  ])('doubts in %s, with %s, that it has %s, and invents no command', (image, command, tool) => {
    const finding = fires(probeToolDoubtful, checking(image, command));
    expect(finding.title).toContain(`runs ${tool},`);
    expect(finding.remedy.settings).toEqual([]);
  });

  it.each([
    ['an image whose name says nothing', 'repo/backend:89', CURL],
    ['the wget of alpine', 'repo/backend:alpine', WGET],
    ['a check that falls back on wget', 'repo/backend:alpine', ['CMD-SHELL', 'curl -f x || wget x']],
    ['an official image that adds curl', 'nginx:1.27-alpine', CURL],
    ['the curl of ubi-minimal', 'ubi9/ubi-minimal', CURL],
    ['the shell of a debug image', 'gcr.io/distroless/base:debug', WGET],
    ['a binary of its own', 'gcr.io/distroless/static', ['CMD', '/app', '--health']],
  ])('stays silent on %s', (_, image, command) => {
    staysSilent(probeToolDoubtful, checking(image, command));
  });

  it('stays silent where the check was seen to pass, in a task alive or dead', () => {
    staysSilent(probeToolDoubtful, checking('a:alpine', CURL, { running: undefined }));
    const stopped = [failedCheck({ health: 'HEALTHY' })];
    staysSilent(probeToolDoubtful, checking('a:alpine', CURL, { stopped }));
    const ofAnother = [failedCheck({ health: 'HEALTHY', definitionArn: 'arn:other:88' })];
    fires(probeToolDoubtful, checking('a:alpine', CURL, { stopped: ofAnother }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(probeToolDoubtful);
  });
});
