import type { LogEntry } from '../../model/log-entry.ts';
import type { JsonText } from '../encode/encoded.ts';
import { forJsonLine, joinedJsonLines, jsonList } from '../encode/json.ts';
import { isoTime } from './instants.ts';
import { SCHEMA_VERSION } from './report.ts';

/** Log entries as lines of JSON, each an object of its own. */
export function logNdjson(entries: readonly LogEntry[]): JsonText {
  return joinedJsonLines(entries.map((entry) => forJsonLine({ type: 'log', ...entryDocument(entry) })));
}

/** `{"schemaVersion", "lines": […]}` in parts: how it begins, what stands in it, and how it ends. */
export const logDocument = {
  begin: (): JsonText => jsonList.begin({ schemaVersion: SCHEMA_VERSION }, 'lines'),
  lines: (entries: readonly LogEntry[], place: 'first' | 'later'): JsonText =>
    jsonList.items(entries.map(entryDocument), place),
  end: jsonList.end,
};

function entryDocument({ at, origin, message, text }: LogEntry) {
  return {
    at: isoTime(at),
    cluster: origin.cluster,
    service: origin.service,
    task: origin.taskId,
    container: origin.containerName,
    group: origin.group,
    stream: origin.stream,
    text,
    message,
  };
}
