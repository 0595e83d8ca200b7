import type { EditionDocument } from '../../edition/model/document.ts';
import type { EligibilityRule, RuleOf } from '../../edition/model/eligibility.ts';
import { type Applicant, isForGroup, whyNotEntrant } from '../../edition/rules/parts.ts';
import { type Age, ageAt, type Start } from './age.ts';
import { historyAgainst, type Won } from './awards.ts';
import type { SectionStand } from './section.ts';

/** Fulfilled, not, or not to be told by what is known. */
export type Standing = 'yes' | 'no' | 'unknown';

/** An entry of the same institution that is submitted and counts against quotas. */
export type Counted = { readonly group: string; readonly ofUnit: boolean };

export type EligibilityFacts = {
  readonly applicant: Applicant;
  readonly start: Start;
  readonly awards: readonly Won[];
  /** Submitted entries of the institution in this edition, without this one. */
  readonly submitted: readonly Counted[];
  /** Entries of the edition with the same title: submitted ones, and those that the institution still writes. */
  readonly twins: { readonly submitted: number; readonly own: number };
  readonly sections: readonly SectionStand[];
  /** The day of the closing `YYYY-MM-DD` where the hub stands; null while it is not set. */
  readonly closingDay: string | null;
};

/** What is to be told of a check: the message `entry.check.<key>` with what it counts. */
export type Finding =
  | { readonly key: 'entrant.yes' | 'entrant.not_own' | 'entrant.kind' | 'entrant.region' }
  | {
      readonly key: 'age.day';
      readonly since: string;
      readonly closing: string;
      readonly months: number;
      readonly least: number;
    }
  | {
      readonly key: 'age.year';
      readonly year: number;
      readonly closing: string;
      readonly from: number;
      readonly to: number;
      readonly least: number;
    }
  | { readonly key: 'age.start_missing' | 'age.closing_missing'; readonly least: number }
  | { readonly key: 'history.none' }
  | { readonly key: 'history.against' | 'history.doubtful'; readonly awards: readonly Won[] }
  | { readonly key: 'title.none' }
  | { readonly key: 'title.submitted' | 'title.own'; readonly n: number }
  | {
      readonly key: 'quota.left' | 'quota.full';
      readonly per: 'institution' | 'unit';
      readonly used: number;
      readonly most: number;
    }
  | { readonly key: 'evidence.whole' }
  | {
      readonly key: 'evidence.lacking';
      readonly places: readonly { readonly section: string; readonly asked: string }[];
    }
  | { readonly key: 'sections.whole' }
  | { readonly key: 'sections.lacking'; readonly sections: readonly string[] }
  | { readonly key: 'words.within' }
  | { readonly key: 'words.over'; readonly sections: readonly { readonly section: string; readonly over: number }[] };

export type Check = {
  /** Code of the edition's rule; `entrant` and `words` belong to every edition. */
  readonly code: string;
  readonly standing: Standing;
  /** Keeps the entry from being submitted. */
  readonly blocks: boolean;
  /** The article, guide or record that says so; '' for what the edition itself sets. */
  readonly source: string;
  readonly finding: Finding;
};

type Told = Pick<Check, 'standing' | 'blocks' | 'finding'>;

const yes = (finding: Finding): Told => ({ standing: 'yes', blocks: false, finding });
const no = (finding: Finding): Told => ({ standing: 'no', blocks: true, finding });

/** All that an entry of the group is held against, in the order of the edition's document. */
export function eligibilityOf(
  document: Pick<EditionDocument, 'entrants' | 'eligibility'>,
  group: string,
  facts: EligibilityFacts,
): readonly Check[] {
  const entrant: Check = { code: 'entrant', source: '', ...entrantCheck(document, facts) };
  const words: Check = { code: 'words', source: '', ...wordsCheck(facts) };
  const rules = document.eligibility.filter((rule) => isForGroup(rule, group) && binds(rule, facts));
  return [entrant, ...rules.map((rule) => ({ code: rule.code, source: rule.source, ...held(rule, facts) })), words];
}

/** The checks that keep the entry from being submitted. */
export function blocking(checks: readonly Check[]): readonly Check[] {
  return checks.filter((it) => it.blocks);
}

function binds(rule: EligibilityRule, { applicant }: EligibilityFacts): boolean {
  return rule.kind !== 'quota' || rule.kinds.length === 0 || rule.kinds.includes(applicant.kind);
}

function held(rule: EligibilityRule, facts: EligibilityFacts): Told {
  switch (rule.kind) {
    case 'min_age':
      return ageCheck(rule, facts);
    case 'award_history':
      return historyCheck(rule, facts);
    case 'same_title':
      return titleCheck(facts);
    case 'quota':
      return quotaCheck(rule, facts.submitted);
    case 'required_evidence':
      return evidenceCheck(facts);
    case 'complete_sections':
      return sectionsCheck(facts);
  }
}

function entrantCheck(document: Pick<EditionDocument, 'entrants'>, { applicant }: EligibilityFacts): Told {
  const why = whyNotEntrant(document, applicant);
  return why === null ? yes({ key: 'entrant.yes' }) : no({ key: `entrant.${why}` });
}

/** Counted back from the closing to the start of implementation, not to a decree (domain §3). What nobody knows has to be filled in first. */
function ageCheck({ months: least }: RuleOf<'min_age'>, { start, closingDay: closing }: EligibilityFacts): Told {
  if (closing === null) return { standing: 'unknown', blocks: true, finding: { key: 'age.closing_missing', least } };
  const age: Age = ageAt(start, closing);
  if (age.known === 'nothing')
    return { standing: 'unknown', blocks: true, finding: { key: 'age.start_missing', least } };
  if (age.known === 'day') {
    const finding = { key: 'age.day', since: age.since, closing, months: age.months, least } as const;
    return age.months >= least ? yes(finding) : no(finding);
  }
  const finding = { key: 'age.year', year: age.year, closing, from: age.least, to: age.most, least } as const;
  if (age.least >= least) return yes(finding);
  return age.most < least ? no(finding) : { standing: 'unknown', blocks: true, finding };
}

/** The winners register decides, because titles drift (domain §3); what it does not know for sure is left to people. */
function historyCheck(rule: RuleOf<'award_history'>, { awards }: EligibilityFacts): Told {
  const { against, doubtful } = historyAgainst(rule, awards);
  if (against.length > 0) return no({ key: 'history.against', awards: against });
  if (doubtful.length === 0) return yes({ key: 'history.none' });
  return { standing: 'unknown', blocks: false, finding: { key: 'history.doubtful', awards: doubtful } };
}

/** A submitted twin keeps this one out; one that is still written in the same institution is told, for one of both will have to go. */
function titleCheck({ twins }: EligibilityFacts): Told {
  if (twins.submitted > 0) return no({ key: 'title.submitted', n: twins.submitted });
  if (twins.own === 0) return yes({ key: 'title.none' });
  return { standing: 'unknown', blocks: false, finding: { key: 'title.own', n: twins.own } };
}

type Quota = Pick<RuleOf<'quota'>, 'groups' | 'per' | 'most'>;

/** How much of a quota the submitted entries of an institution have used, in all its groups together. */
export function usedOf({ groups, per }: Quota, submitted: readonly Counted[]): number {
  return submitted.filter((it) => isForGroup({ groups }, it.group) && (per === 'institution' || it.ofUnit)).length;
}

function quotaCheck(rule: Quota, submitted: readonly Counted[]): Told {
  const { per, most } = rule;
  const used = usedOf(rule, submitted);
  return used < most ? yes({ key: 'quota.left', per, used, most }) : no({ key: 'quota.full', per, used, most });
}

function evidenceCheck({ sections }: EligibilityFacts): Told {
  const places = sections.flatMap(({ code, lacking }) => lacking.map((asked) => ({ section: code, asked })));
  return places.length === 0 ? yes({ key: 'evidence.whole' }) : no({ key: 'evidence.lacking', places });
}

function sectionsCheck({ sections }: EligibilityFacts): Told {
  const open = sections.filter((it) => it.required && it.state === 'empty').map((it) => it.code);
  return open.length === 0 ? yes({ key: 'sections.whole' }) : no({ key: 'sections.lacking', sections: open });
}

function wordsCheck({ sections }: EligibilityFacts): Told {
  const over = sections.filter((it) => it.over > 0).map(({ code, over: n }) => ({ section: code, over: n }));
  return over.length === 0 ? yes({ key: 'words.within' }) : no({ key: 'words.over', sections: over });
}
