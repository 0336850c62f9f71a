import { createServer, type RequestListener } from 'node:http';

/** A server on this machine alone. */
export interface Loopback {
  readonly url: string;
  close(): void;
}

/** Answers every request with `listener`, until it is closed. */
export async function serveLoopback(listener: RequestListener): Promise<Loopback> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
