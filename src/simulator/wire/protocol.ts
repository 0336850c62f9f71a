import type { ApiError } from '../api-error.ts';
import { escapeXml, toXml } from './xml.ts';

/** An answer on its way to the caller. */
export interface WireAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** How a family of services writes its answers. */
export interface Protocol {
  writeOutput(operation: string, output: unknown, requestId: string): WireAnswer;
  writeError(error: ApiError, requestId: string): WireAnswer;
}

const JSON_TYPE = 'application/x-amz-json-1.1';

/** awsJson1_1, in which times are seconds since 1970: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export const JSON_PROTOCOL: Protocol = {
  writeOutput(_operation, output) {
    return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(withSeconds(output)) };
  },
  writeError(error) {
    const body = JSON.stringify({ __type: error.name, message: error.message });
    return { status: error.httpStatus, contentType: JSON_TYPE, body };
  },
};

function withSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(withSeconds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withSeconds(member)]));
}

/** awsQuery, in the namespace of the service: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export function queryProtocol(namespace: string): Protocol {
  return {
    writeOutput(operation, output, requestId) {
      return xmlAnswer(
        200,
        `<${operation}Response xmlns="${namespace}"><${operation}Result>${toXml(output)}</${operation}Result>` +
          `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
      );
    },
    writeError(error, requestId) {
      const type = error.httpStatus < 500 ? 'Sender' : 'Receiver';
      return xmlAnswer(
        error.httpStatus,
        `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeXml(error.name)}</Code>` +
          `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      );
    },
  };
}

function xmlAnswer(status: number, xml: string): WireAnswer {
  return { status, contentType: 'text/xml', body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}` };
}
