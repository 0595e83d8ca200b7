/** How a hub is called in identifiers: its host, and a port that is none of the usual ones as a part of the name. */
export function hostOf(hub: string): string {
  const { hostname, port } = new URL(hub);
  const name = hostname.replaceAll(/[^A-Za-z0-9.-]/g, '');
  return port === '' ? name : `${name}.port-${port}`;
}

/** `oai:HOST:ID`: one name for a record in every protocol, for good. */
export function identifierOf(hub: string, id: string): string {
  return `oai:${hostOf(hub)}:${id}`;
}

const UUID_LENGTH = 36;

/** The id in an identifier of this hub; null for an identifier of another one, and for anything else. */
export function idIn(hub: string, identifier: string): string | null {
  const head = identifierOf(hub, '');
  return identifier.startsWith(head) && identifier.length === head.length + UUID_LENGTH
    ? identifier.slice(head.length)
    : null;
}

/** How far a cursor is; 0 for the beginning. */
export function sequenceOf(cursor: string | null): number {
  return cursor === null ? 0 : Number(cursor.slice(cursor.indexOf('.') + 1));
}
