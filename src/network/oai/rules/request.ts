import { done, type Outcome, refused } from '#platform/outcome.ts';
import {
  type Bound,
  type ListVerb,
  type OaiError,
  type OaiErrorCode,
  type OaiRequest,
  type Prefix,
  prefixes,
  type Verb,
  verbs,
} from '../model.ts';

type Pairs = readonly (readonly [name: string, value: string])[];
type Read<T> = Outcome<T, OaiError>;
type Values = Readonly<Record<string, string>>;

export const oaiError = (code: OaiErrorCode, text: string): OaiError => ({ code, text });
const no = (code: OaiErrorCode, text: string) => refused(oaiError(code, text));

/** The arguments of a request as OAI-PMH asks for them (§3.6, §4), or the first that is wrong. */
export function readRequest(pairs: Pairs): Read<OaiRequest> {
  const said = pairs.filter(([name]) => name === 'verb').map(([, value]) => value);
  const [verb] = said;
  if (verb === undefined) return no('badVerb', 'The verb argument is missing.');
  if (said.length > 1) return no('badVerb', 'The verb argument is repeated.');
  if (!isVerb(verb)) return no('badVerb', 'The verb is none of the six of OAI-PMH 2.0.');
  const values = argumentsOf(verb, pairs);
  return values.ok ? requestOf(verb, values.value) : values;
}

const isVerb = (text: string): text is Verb => Object.hasOwn(verbs, text);

function argumentsOf(verb: Verb, pairs: Pairs): Read<Values> {
  const rest = pairs.filter(([name]) => name !== 'verb');
  const names = rest.map(([name]) => name);
  const shape = verbs[verb];
  const [required, optional]: readonly (readonly string[])[] = [shape.required, shape.optional];
  const isResumable = 'resumable' in shape;
  const known = [...(required ?? []), ...(optional ?? []), ...(isResumable ? ['resumptionToken'] : [])];
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) return no('badArgument', `The verb ${verb} takes no argument of that name.`);
  if (new Set(names).size < names.length) return no('badArgument', 'An argument is repeated.');
  if (names.includes('resumptionToken'))
    return names.length > 1 ? no('badArgument', 'A resumptionToken stands alone.') : done(Object.fromEntries(rest));
  const missing = required?.find((name) => !names.includes(name));
  if (missing) return no('badArgument', `The argument ${missing} is missing.`);
  return done(Object.fromEntries(rest));
}

function requestOf(verb: Verb, values: Values): Read<OaiRequest> {
  const { identifier = '', metadataPrefix = '', resumptionToken } = values;
  if (verb === 'Identify') return done({ verb });
  if (verb === 'ListMetadataFormats') return done({ verb, identifier: values.identifier ?? null });
  if (verb === 'ListSets')
    return resumptionToken === undefined
      ? done({ verb })
      : no('badResumptionToken', 'The list of sets comes whole: no token leads on in it.');
  if (resumptionToken !== undefined && verb !== 'GetRecord') return done({ verb, token: resumptionToken });
  if (!isPrefix(metadataPrefix))
    return no('cannotDisseminateFormat', `The metadata formats are ${prefixes.join(' and ')}.`);
  return verb === 'GetRecord'
    ? done({ verb, identifier, prefix: metadataPrefix })
    : listOf(verb, metadataPrefix, values);
}

const isPrefix = (text: string): text is Prefix => (prefixes as readonly string[]).includes(text);
/** §2.6: parts of letters, digits and a few signs, divided by colons. */
const SET = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/;

function listOf(verb: ListVerb, prefix: Prefix, values: Values): Read<OaiRequest> {
  const [from, until] = [boundOf(values.from), boundOf(values.until)];
  if (from === 'wrong') return no('badArgument', 'The argument from is no date of the calendar in UTC.');
  if (until === 'wrong') return no('badArgument', 'The argument until is no date of the calendar in UTC.');
  if (from && until && from.isDay !== until.isDay)
    return no('badArgument', 'The arguments from and until must have the same granularity.');
  if (from && until && from.at > until.at) return no('badArgument', 'The argument from lies behind until.');
  const set = values.set ?? null;
  if (set !== null && !SET.test(set)) return no('badArgument', 'The argument set is no setSpec.');
  return done({ verb, prefix, from, until, set });
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/;
const DAY_LENGTH = 10;

function boundOf(text: string | undefined): Bound | null | 'wrong' {
  if (text === undefined) return null;
  const isDay = text.length === DAY_LENGTH;
  const at = new Date(isDay ? `${text}T00:00:00Z` : text);
  // What the calendar does not know is moved on by Date, and so is not what was written.
  const isReal = MOMENT.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, -1));
  return isReal && (isDay ? at.toISOString().startsWith(text) : true) ? { at, isDay } : 'wrong';
}
