import type { Application, Performance, ScriptLine } from '../../application.ts';
import type { Chance } from '../../world/chance.ts';

/** How long an application like that of deployment 89 waits for its database. */
export interface DatabaseWait {
  readonly host: string;
  readonly address: string;
  /** From the start of the container to `Application startup complete.` */
  readonly readyBetweenSeconds: readonly [number, number];
  /** The share of containers that give up on the database instead. */
  readonly givesUp: number;
}

const CONNECT_TIMEOUT_SECONDS = 22;
const PAUSE_SECONDS = 2;
const ATTEMPTS = 7;
const BEGINS_SECONDS = 2;
/** From the first connection to the end of start-up. */
const LOADING_SECONDS = 8;

/** A FastAPI application under uvicorn whose start-up waits for a connection to PostgreSQL and retries. */
export function fastapiWaitingForDatabase(wait: DatabaseWait): Application {
  return (chance) => {
    const readyAfterSeconds = chance.between(...wait.readyBetweenSeconds);
    const givesUp = chance.happens(wait.givesUp);
    const connectedSeconds = readyAfterSeconds - LOADING_SECONDS;
    const attempts = failedAttempts(wait, chance, givesUp ? ATTEMPTS - 1 : ATTEMPTS, connectedSeconds);
    const opening = [...openingLines(wait), ...attempts];
    return givesUp
      ? givenUp(opening, chance)
      : connected(opening, attempts.length + 1, connectedSeconds, readyAfterSeconds);
  };
}

/** What a uvicorn server under FastAPI does when nothing holds it up. */
export function fastapi(routes: Readonly<Record<string, number>>): Application {
  return (chance) => {
    const readyAfterSeconds = chance.between(3, 5);
    return serving(readyAfterSeconds, [...serverLines(), ...readyLines(readyAfterSeconds)], routes);
  };
}

function openingLines(wait: DatabaseWait): ScriptLine[] {
  const url = `postgresql+psycopg2://app:***@${wait.host}:5432/app`;
  const text = `INFO:     app.db connecting to ${url} (timeout ${CONNECT_TIMEOUT_SECONDS}s)`;
  return [...serverLines(), { afterSeconds: BEGINS_SECONDS, text }];
}

function serverLines(): ScriptLine[] {
  return [
    { afterSeconds: BEGINS_SECONDS - 0.1, text: 'INFO:     Started server process [1]' },
    { afterSeconds: BEGINS_SECONDS - 0.05, text: 'INFO:     Waiting for application startup.' },
  ];
}

/** The attempts that time out before the connection is made. */
function failedAttempts(
  wait: DatabaseWait,
  chance: Chance,
  most: number,
  untilSeconds: number,
): ScriptLine[] {
  const lines: ScriptLine[] = [];
  let afterSeconds = BEGINS_SECONDS + CONNECT_TIMEOUT_SECONDS + chance.between(0.1, 0.4);
  while (lines.length < most && afterSeconds < untilSeconds) {
    const attempt = `${lines.length + 1}/${ATTEMPTS}`;
    const error = `sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) connection to server at "${wait.host}" (${wait.address}), port 5432 failed: timeout expired`;
    const text = `WARNING:  app.db attempt ${attempt}: ${error}; next attempt in ${PAUSE_SECONDS}s`;
    lines.push({ afterSeconds, text });
    afterSeconds += CONNECT_TIMEOUT_SECONDS + PAUSE_SECONDS + chance.between(-0.1, 0.2);
  }
  return lines;
}

function connected(
  opening: readonly ScriptLine[],
  attempt: number,
  connectedSeconds: number,
  readyAfterSeconds: number,
): Performance {
  const waited = (connectedSeconds - BEGINS_SECONDS).toFixed(1);
  const lines = [
    ...opening,
    {
      afterSeconds: connectedSeconds,
      text: `INFO:     app.db connected on attempt ${attempt}/${ATTEMPTS} after ${waited}s`,
    },
    {
      afterSeconds: connectedSeconds + 0.4,
      text: 'INFO:     app.db pool ready (size 5); loading reference data',
    },
    ...readyLines(readyAfterSeconds),
  ];
  return serving(readyAfterSeconds, lines, { '/health': 200 });
}

function readyLines(afterSeconds: number): ScriptLine[] {
  return [
    { afterSeconds, text: 'INFO:     Application startup complete.' },
    {
      afterSeconds: afterSeconds + 0.02,
      text: 'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)',
    },
  ];
}

function serving(
  readyAfterSeconds: number,
  lines: readonly ScriptLine[],
  routes: Readonly<Record<string, number>>,
): Performance {
  return {
    lines,
    readyAfterSeconds,
    beforeReady: 'refuses',
    routes,
    accessLine: (client, path, status) =>
      `INFO:     ${client}:0 - "GET ${path} HTTP/1.1" ${phraseOf(status)}`,
    ending: null,
    onSigterm: 'ends',
    shutdownLines: [
      'INFO:     Shutting down',
      'INFO:     Waiting for application shutdown.',
      'INFO:     Application shutdown complete.',
      'INFO:     Finished server process [1]',
    ],
  };
}

function phraseOf(status: number): string {
  return status === 404 ? '404 Not Found' : `${status} OK`;
}

const TRACEBACK = [
  'ERROR:    Traceback (most recent call last):',
  '  File "/usr/local/lib/python3.12/site-packages/starlette/routing.py", line 693, in lifespan',
  '    async with self.lifespan_context(app) as maybe_state:',
  '  File "/app/app/main.py", line 31, in lifespan',
  '    await db.connect()',
  '  File "/app/app/db.py", line 58, in connect',
  '    raise last_error',
  'sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) FATAL:  Timed-out waiting to acquire database connection',
].join('\n');

function givenUp(opening: readonly ScriptLine[], chance: Chance): Performance {
  const afterSeconds = chance.between(149, 153);
  const error =
    'sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) FATAL:  Timed-out waiting to acquire database connection';
  return {
    ...serving(0, [], {}),
    lines: [
      ...opening,
      { afterSeconds, text: `ERROR:    app.db attempt ${ATTEMPTS}/${ATTEMPTS}: ${error}` },
      { afterSeconds: afterSeconds + 0.05, text: TRACEBACK },
      { afterSeconds: afterSeconds + 0.1, text: 'ERROR:    Application startup failed. Exiting.' },
    ],
    readyAfterSeconds: null,
    ending: { afterSeconds: afterSeconds + 0.2, exitCode: 3 },
  };
}
