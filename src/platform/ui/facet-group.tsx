import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Button } from './button.tsx';
import { fieldId } from './field.tsx';

export type FacetChoice = {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly checked: boolean;
};

export type FacetGroupProps = {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly FacetChoice[];
  /** How many are shown at once; the others stand behind "Tampilkan … lainnya". Checked ones are always shown. */
  readonly first?: number;
  readonly open?: boolean;
  /** Given: the choices are those to be shown, and there are others that are sent when they are asked for. */
  readonly onAsking?: OnAsking;
};

export type OnAsking = {
  /** Address of the list, to which the form is sent. */
  readonly action: string;
  /** How many others there are. */
  readonly rest: number;
  /** They were asked for, and are among the choices. */
  readonly isWhole: boolean;
};

/** So many values of a facet are shown at first. */
export const FIRST_CHOICES = 6;

/** Field in which a form asks for a group whole. */
export const WHOLE_FIELD = 'buka';

/** One facet: boxes with the number of hits each. */
export function FacetGroup({ name, label, choices, first = FIRST_CHOICES, open, onAsking }: FacetGroupProps) {
  const shown = onAsking ? choices : choices.filter((choice, index) => index < first || choice.checked);
  const rest = onAsking ? [] : choices.filter((choice) => !shown.includes(choice));
  const chosen = choices.filter((choice) => choice.checked).length;
  return (
    <details class="facet" open={open !== false || chosen > 0}>
      <summary>
        <span class="facet-label">{label}</span>
        {chosen > 0 ? (
          <span class="facet-chosen">{t('platform.facet.chosen', { n: formatNumber(chosen) })}</span>
        ) : null}
      </summary>
      <fieldset>
        <legend class="sr-only">{label}</legend>
        <div id={partId(name)} data-part>
          <Boxes name={name} choices={shown} />
          {onAsking ? <Asking name={name} {...onAsking} /> : null}
          {rest.length > 0 ? (
            <details class="facet-more">
              <summary>{t('platform.facet.more', { n: formatNumber(rest.length) })}</summary>
              <Boxes name={name} choices={rest} />
            </details>
          ) : null}
        </div>
      </fieldset>
    </details>
  );
}

const partId = (name: string): string => `saring-${name}`;

/** A button that asks for the others and keeps what is ticked; once they are there, the form goes on asking for them. */
function Asking({ name, action, rest, isWhole }: OnAsking & { readonly name: string }) {
  if (isWhole) return <input type="hidden" name={WHOLE_FIELD} value={name} />;
  if (rest === 0) return null;
  return (
    <button type="submit" class="facet-ask" name={WHOLE_FIELD} value={name} formaction={`${action}#${partId(name)}`}>
      {t('platform.facet.more', { n: formatNumber(rest) })}
    </button>
  );
}

/** Stands where the number of hits will stand; no label holds it. */
const NUMBER = '\u0001';
const MOST = 5000;
const boxes = new Map<string, readonly [before: string, after: string]>();

/**
 * The boxes of a group. A list shows some two hundred, whose labels never change: each is rendered once, cut where the
 * number stands, and put together from then on, which takes a tenth of the work.
 */
function Boxes({ name, choices }: { readonly name: string; readonly choices: readonly FacetChoice[] }) {
  const html = choices.map((choice) => {
    const [before, after] = boxOf(name, choice);
    return before + formatNumber(choice.count) + after;
  });
  return <ul class="facet-boxes" dangerouslySetInnerHTML={{ __html: html.join('') }} />;
}

function boxOf(name: string, choice: FacetChoice): readonly [string, string] {
  const key = `${choice.checked ? 1 : 0} ${name} ${choice.value} ${choice.label}`;
  const known = boxes.get(key);
  if (known) return known;
  const [before = '', after = ''] = renderToString(<Box name={name} choice={choice} />).split(NUMBER);
  if (boxes.size >= MOST) boxes.clear();
  boxes.set(key, [before, after]);
  return [before, after];
}

function Box({ name, choice }: { readonly name: string; readonly choice: FacetChoice }) {
  const id = `${fieldId(name)}-${fieldId(choice.value)}`;
  return (
    <li class="choice">
      <input id={id} type="checkbox" name={name} value={choice.value} checked={choice.checked} />
      <label for={id}>
        {choice.label} <span class="facet-count">({NUMBER})</span>
      </label>
    </li>
  );
}

export type FilterFormProps = {
  readonly action: string;
  /** How many filters are on, told on the closed panel of a phone. */
  readonly active: number;
  /** Query fields to keep: search words, sort order. */
  readonly keep?: Readonly<Record<string, string>>;
  /** Open on a phone too, where one asked for more of it. */
  readonly open?: boolean;
  readonly children: ComponentChildren;
};

/**
 * The facets of a list. Without script one presses "Terapkan"; with it, results (every element with an id and `data-part`)
 * follow each tick while focus stays where it is.
 */
export function FilterForm({ action, active, keep, open = false, children }: FilterFormProps) {
  return (
    <details class="filters" open={open}>
      <summary>
        {active > 0 ? t('platform.filter.open', { n: formatNumber(active) }) : t('platform.filter.title')}
      </summary>
      <form class="filter-form" action={action} method="get" data-filter aria-label={t('platform.filter.title')}>
        {Object.entries(keep ?? {}).map(([name, value]) =>
          value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children}
        <div class="filter-apply">
          <Button look="secondary">{t('platform.filter.apply')}</Button>
        </div>
      </form>
    </details>
  );
}

export type ActiveFiltersProps = {
  /** Each filter that is on, with the address of the list without it. */
  readonly filters: readonly { readonly text: string; readonly href: string }[];
  readonly clear: string;
};

/** What the list is narrowed to; each can be taken off by itself. */
export function ActiveFilters({ filters, clear }: ActiveFiltersProps) {
  if (filters.length === 0) return null;
  return (
    <div class="active-filters">
      <ul aria-label={t('platform.filter.active')}>
        {filters.map((filter) => (
          <li key={filter.href}>
            <a class="chip" href={filter.href}>
              <span class="sr-only">{t('platform.filter.remove')} </span>
              {filter.text}
              <span aria-hidden="true"> ×</span>
            </a>
          </li>
        ))}
      </ul>
      <a href={clear}>{t('platform.filter.clear')}</a>
    </div>
  );
}
