import type { Application } from '../../application.ts';

/** A Node.js server that is ready within seconds, writes no access log and ends in order. */
export function express(routes: Readonly<Record<string, number>>): Application {
  return (chance) => {
    const readyAfterSeconds = chance.between(2, 4);
    return {
      lines: [
        { afterSeconds: 1.1, text: '{"level":"info","msg":"loading configuration"}' },
        { afterSeconds: readyAfterSeconds, text: '{"level":"info","msg":"Server listening on port 3000"}' },
      ],
      readyAfterSeconds,
      beforeReady: 'refuses',
      routes,
      ending: null,
      onSigterm: 'ends',
      shutdownLines: ['{"level":"info","msg":"SIGTERM received, closing server"}'],
    };
  };
}

/** The same server with work in the background that outgrows its container some minutes after it is ready. */
export function expressThatOutgrowsItsMemory(routes: Readonly<Record<string, number>>): Application {
  const server = express(routes);
  return (chance) => {
    const performance = server(chance.fork('server'));
    const killedAfterSeconds = chance.between(240, 420);
    const batches = Math.floor((killedAfterSeconds - 20) / 15);
    const work = Array.from({ length: batches }, (_, batch) => ({
      afterSeconds: 20 + batch * 15,
      text: `{"level":"info","msg":"import batch ${batch + 1} held in memory","rows":${(batch + 1) * 25_000}}`,
    }));
    return {
      ...performance,
      lines: [...performance.lines, ...work],
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
      ending: {
        afterSeconds: killedAfterSeconds,
        exitCode: 137,
        reason: 'OutOfMemoryError: Container killed due to memory usage',
      },
    };
  };
}
