import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/collect.ts';
import { scrubber } from '../../src/collect/scrub/scrubber.ts';
import { secretValues } from '../../src/collect/scrub/secret-values.ts';
import { MASK, untrusted } from '../../src/model/text.ts';
import type { Account } from '../../src/simulator/account.ts';
import { formatSnapshot } from '../../src/snapshot/format.ts';
import { NOW, openCase } from './ports.ts';

const scrub = scrubber([]);
const masked = (text: string): string => scrub(untrusted(text));

describe('what a scrubber masks by its shape', () => {
  it.each([
    ['an AWS key id', 'using AKIAIOSFODNN7EXAMPLE now', `using ${MASK} now`],
    ['a session key id', 'ASIAIOSFODNN7EXAMPLE', MASK],
    ['an authorization header', 'Authorization: Basic dXNlcjpwYXNzd29yZA==', `Authorization: ${MASK}`],
    ['a bearer token', 'sent bearer abcdefghijklmnop.qrst', `sent bearer ${MASK}`],
    ['a JWT', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl ok', `got ${MASK} ok`],
    [
      'the password in an address',
      'postgres://app:hunter2@db:5432/app',
      `postgres://app:${MASK}@db:5432/app`,
    ],
    ['a password assignment', 'password=hunter2 host=db', `password=${MASK} host=db`],
    [
      'a quoted one',
      '{"db_password": "hunter2 and more", "host": "db"}',
      `{"db_password": ${MASK}, "host": "db"}`,
    ],
    ['a token flag', 'run --token abcdef --port 80', `run --token ${MASK} --port 80`],
    ['a GitHub token', `clone ghp_${'a1'.repeat(18)}`, `clone ${MASK}`],
    ['a GitLab token', `glpat-${'a1'.repeat(10)}`, MASK],
    ['a Slack token', 'xoxb-1234567890-abcdef', MASK],
    ['a Stripe key', 'sk_live_abcdefghij0123', MASK],
    [
      'a signed address',
      'https://b.s3/x?X-Amz-Signature=abc123&x=1',
      `https://b.s3/x?X-Amz-Signature=${MASK}&x=1`,
    ],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', MASK],
    [
      'an environment variable as ECS writes it',
      '{"name":"DB_PASSWORD","value":"hunter2"}',
      `{"name":"DB_PASSWORD","value":"${MASK}"}`,
    ],
  ])('%s', (_, text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    'FATAL: password authentication failed for user "app"',
    'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/a/9376cc3859579a07)',
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: AccessDeniedException',
    'SyntaxError: Unexpected token: <',
    'KeyError: SECRET_KEY',
    'connect ECONNREFUSED 10.0.0.109:5432',
    'SECRET_KEY: required but missing',
    'failed to fetch secret arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1b2c3 from secrets manager',
    '(RequestToken: 1f0c9a52-7d3e-4b6a-9c1d-0a8b7c6d5e4f, HandlerErrorCode: GeneralServiceException)',
  ])('leaves alone what a diagnosis is made of, as in the text with the number %#', (text) => {
    expect(masked(text)).toBe(text);
  });

  it('stays quick on text that was made to be slow', () => {
    const nasty = [
      'eyJ-',
      'password="',
      '//a:',
      'authorization:',
      '"name":"token',
      '-----BEGIN PRIVATE KEY-----',
      'IQoJ',
      'sk-',
    ];
    for (const part of nasty) expect(masked(part.repeat(20_000)).length).toBeLessThanOrEqual(20_000);
  });

  it('never lets a text grow beyond the limit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 1, max: 100 }), (text, limit) => {
        expect(scrub(untrusted(text), limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe('what a scrubber masks by its value', () => {
  it('masks a known value wherever it appears, also in a URL, in JSON and in base64', () => {
    const value = 'p&ss "wörd"';
    const scrubValue = scrubber([value]);
    const forms = [
      value,
      encodeURIComponent(value),
      JSON.stringify(value),
      Buffer.from(value).toString('base64'),
    ];
    for (const form of forms) expect(scrubValue(untrusted(`<${form}>`))).not.toContain(form);
  });

  it('masks every value, whatever characters it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 6, maxLength: 40 }), { minLength: 1, maxLength: 5 }),
        (values) => {
          const scrubValues = scrubber(values);
          for (const value of values) {
            fc.pre(!MASK.includes(value));
            expect(scrubValues(untrusted(`a ${value} b`))).not.toContain(value);
          }
        },
      ),
    );
  });
});

describe('which environment values are secret', () => {
  it.each([
    'DB_PASSWORD',
    'apiToken',
    'CLIENT_SECRET',
    'ENCRYPTION_KEY',
    'masterKey',
    'SENTRY_DSN',
    'PWD_HASH',
  ])('that of %s', (name) => {
    expect(secretValues([{ name, value: 'hunter22' }])).toEqual(['hunter22']);
  });

  it.each(['KEYCLOAK_URL', 'NODE_ENV', 'PORT'])('not that of %s', (name) => {
    expect(secretValues([{ name, value: 'something' }])).toEqual([]);
  });

  it('the password within an address, whatever the variable is called', () => {
    expect(secretValues([{ name: 'DATABASE_URL', value: 'postgres://app:hunter22@db/app' }])).toEqual([
      'hunter22',
    ]);
  });

  it('no value that is too short or says nothing', () => {
    expect(
      secretValues([
        { name: 'TOKEN', value: 'abc' },
        { name: 'SECRET_ENABLED', value: 'false' },
      ]),
    ).toEqual([]);
  });
});

describe('a snapshot', () => {
  const canary = 'canary-7f3a9c51';
  const says = (what: string): string => `${what} ${canary} ${Buffer.from(canary).toString('base64')}`;

  /** An account that says its secret wherever there is free text. */
  function leaking(account: Account): Account {
    return {
      ...account,
      taskDefinitions: account.taskDefinitions.map((definition) => ({
        ...definition,
        containerDefinitions: definition.containerDefinitions?.map((container) => ({
          ...container,
          environment: [
            { name: 'DB_PASSWORD', value: canary },
            { name: 'GREETING', value: 'plain-value-11' },
            { name: 'SITE', value: '!Ref Site' },
            { name: 'NOTHING', value: '' },
          ],
          command: ['serve', '--password', canary],
          healthCheck: { ...container.healthCheck, command: ['CMD-SHELL', says('curl -u')] },
        })),
      })),
      services: account.services.map((service) => ({
        ...service,
        events: service.events?.map((event) => ({ ...event, message: says('event') })),
        deployments: service.deployments?.map((one) => ({ ...one, rolloutStateReason: says('rollout') })),
      })),
      tasks: account.tasks.map((task) => ({
        ...task,
        stoppedReason: says('stopped'),
        containers: task.containers?.map((container) => ({ ...container, reason: says('container') })),
      })),
      serviceDeployments: account.serviceDeployments.map((one) => ({
        ...one,
        statusReason: says('deployment'),
      })),
      logs: Object.fromEntries(
        Object.entries(account.logs).map(([group, streams]) => [
          group,
          Object.fromEntries(
            Object.entries(streams).map(([stream, events]) => [
              stream,
              events.map((event) => ({ ...event, message: says('log') })),
            ]),
          ),
        ]),
      ),
      stackEvents: Object.fromEntries(
        Object.entries(account.stackEvents).map(([name, events]) => [
          name,
          events.map((event) => ({ ...event, ResourceStatusReason: says('stack') })),
        ]),
      ),
    };
  }

  it('holds no value of an environment variable, wherever the application or AWS repeated it', async () => {
    const { port, target } = openCase('deployment-89', leaking);
    const text = formatSnapshot(await collect(port, target, NOW.getTime()));
    expect(text).not.toContain(canary);
    expect(text).not.toContain(Buffer.from(canary).toString('base64').replace(/=+$/, ''));
    expect(text).not.toContain('plain-value-11');
    for (const kept of ['event', 'rollout', 'stopped', 'container', 'deployment', 'log', 'stack']) {
      expect(text).toContain(`"${kept} ${MASK}`);
    }
  });

  it('keeps the names of environment variables and the shape of their values', async () => {
    const { port, target } = openCase('deployment-89', leaking);
    const { blueprint } = await collect(port, target, NOW.getTime());
    expect(blueprint.taskDefinitions).toMatchObject({
      value: [
        {
          containers: [
            {
              environment: [
                { name: 'DB_PASSWORD', shape: 'set' },
                { name: 'GREETING', shape: 'set' },
                { name: 'SITE', shape: 'literal-intrinsic' },
                { name: 'NOTHING', shape: 'empty' },
              ],
              command: ['serve', '--password', MASK],
            },
          ],
        },
      ],
    });
  });
});
