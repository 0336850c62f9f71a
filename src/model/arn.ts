/** What stands after the last slash of an ARN, an id or a stream: its own name; all of it where there is no slash. */
export function lastSegment(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
