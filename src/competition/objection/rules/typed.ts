import { parseEmail } from '#identity/index.ts';
import {
  grounds,
  LEAST_BODY,
  LONGEST_BODY,
  LONGEST_LINK,
  LONGEST_NAME,
  MOST_LINKS,
  type ObjectionText,
} from '../model/objection.ts';

/** What somebody typed into the form. */
export type TypedObjection = {
  readonly name: string;
  readonly email: string;
  readonly nameTold: boolean;
  readonly ground: string;
  readonly body: string;
  /** One address a line. */
  readonly links: string;
};

export type ObjectionField = Exclude<keyof TypedObjection, 'nameTold'>;
export const textFaults = [
  'required',
  'too_long',
  'too_short',
  'not_email',
  'not_link',
  'links_over',
  'not_name',
] as const;
export type TextFault = (typeof textFaults)[number];
export type ReadText =
  | { readonly ok: true; readonly text: ObjectionText }
  | { readonly ok: false; readonly faults: Partial<Readonly<Record<ObjectionField, TextFault>>> };

/** Letters as the database counts them. */
export const lengthOf = (text: string): number => [...text].length;

/** The objection as it is kept, or what is wrong with each field. */
export function readObjection(typed: TypedObjection): ReadText {
  const name = typed.name.replaceAll(/\s+/g, ' ').trim();
  const email = parseEmail(typed.email);
  const ground = grounds.find((it) => it === typed.ground) ?? null;
  const body = typed.body.trim();
  const links = linesOf(typed.links);
  const faults: Partial<Record<ObjectionField, TextFault>> = {
    ...faultOf('name', nameFault(name)),
    ...faultOf('email', emailFault(typed.email, email)),
    ...faultOf('ground', ground ? null : 'required'),
    ...faultOf('body', bodyFault(body)),
    ...faultOf('links', linkFault(links)),
  };
  if (!ground || !email || Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, text: { name, email, nameTold: typed.nameTold, ground, body, links } };
}

const faultOf = (field: ObjectionField, fault: TextFault | null) => (fault ? { [field]: fault } : {});

function nameFault(name: string): TextFault | null {
  if (name === '') return 'required';
  if (lengthOf(name) > LONGEST_NAME) return 'too_long';
  // It stands in a mail to an address that nobody has confirmed yet: nobody advertises there.
  return /:\/\/|www\.|[<>]/i.test(name) ? 'not_name' : null;
}

function emailFault(typed: string, email: string | null): TextFault | null {
  if (typed.trim() === '') return 'required';
  return email ? null : 'not_email';
}

function bodyFault(body: string): TextFault | null {
  if (body === '') return 'required';
  if (lengthOf(body) < LEAST_BODY) return 'too_short';
  return lengthOf(body) > LONGEST_BODY ? 'too_long' : null;
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function linkFault(links: readonly string[]): TextFault | null {
  if (links.length > MOST_LINKS) return 'links_over';
  return links.every(isLink) ? null : 'not_link';
}

/** An address of the web, without a name and password in it. */
function isLink(text: string): boolean {
  if (lengthOf(text) > LONGEST_LINK || /\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && hostname.includes('.') && username === '' && password === '';
}
