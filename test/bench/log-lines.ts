import { createServer, type IncomingMessage, request } from 'node:http';

/** An endpoint that answers like another one, but has very many log lines. */
export interface LogEndpoint {
  readonly url: string;
  close(): Promise<void>;
}

const LINES_EACH_PAGE = 10_000;
const LINES_EACH_MILLISECOND = 2;

/**
 * Serves `lines` log lines of some streams, the last one now, in full pages; everything else is asked of the endpoint
 * `behind` it. Pages are made when they are asked for, so that the server stays small beside the program.
 */
export async function serveLines(
  behind: string,
  streams: readonly string[],
  lines: number,
  now: number,
): Promise<LogEndpoint> {
  const server = createServer((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      if (!String(incoming.headers['x-amz-target']).endsWith('FilterLogEvents')) {
        const { method, headers, url = '/' } = incoming;
        const forwarded = request(new URL(url, behind), { method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        });
        forwarded.end(body);
        return;
      }
      const { nextToken = '0' } = JSON.parse(body.toString());
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(page(Number(nextToken), streams, lines, now));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function page(number: number, streams: readonly string[], lines: number, now: number): string {
  const first = number * LINES_EACH_PAGE;
  const last = Math.min(lines, first + LINES_EACH_PAGE);
  const begin = now - Math.ceil(lines / LINES_EACH_MILLISECOND);
  const events = Array.from({ length: last - first }, (_, index) => {
    const line = first + index;
    const at = begin + Math.floor(line / LINES_EACH_MILLISECOND);
    const id = String(line).padStart(56, '3');
    const text = `INFO request ${line} GET /api/orders/${line % 977} 200 in ${line % 91} ms`;
    return `{"logStreamName":"${streams[line % streams.length]}","timestamp":${at},"message":"${text}","ingestionTime":${at},"eventId":"${id}"}`;
  });
  const next = last < lines ? `,"nextToken":"${number + 1}"` : '';
  return `{"events":[${events.join(',')}],"searchedLogStreams":[]${next}}`;
}
