import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { InstrumentAspect, InstrumentDocument, InstrumentFormula } from '../model/document.ts';
import type { InstrumentItem, InstrumentOption } from '../model/item.ts';
import { itemOf } from '../rules/items.ts';
import { itemTitle, subjectKindText, told } from '../wording.ts';
import { evidenceText } from './evidence-text.ts';

type Props = { readonly document: InstrumentDocument };

/** Everything that an edition asks, as those who answer meet it. */
export function Questions({ document }: Props) {
  return (
    <>
      {document.aspects.map((it) => (
        <Aspect key={it.code} document={document} aspect={it} />
      ))}
      <Formulas document={document} />
    </>
  );
}

function Aspect({ document, aspect }: Props & { readonly aspect: InstrumentAspect }) {
  const title = told(aspect, 'name') || aspect.code;
  const isOther = aspect.subject !== document.subject;
  return (
    <Section title={isOther ? `${title} (${subjectKindText(aspect.subject)})` : title}>
      {aspect.help === '' ? null : <DescriptionText text={told(aspect, 'help')} />}
      {aspect.weight === null ? null : <p>{t('instrument.aspectWeight', { weight: formatNumber(aspect.weight) })}</p>}
      {aspect.items.map((it) => (
        <div key={it.code} class="mt-8">
          <Item document={document} item={it} />
        </div>
      ))}
    </Section>
  );
}

function Item({ document, item }: Props & { readonly item: InstrumentItem }) {
  const evidence = evidenceText(item.evidence, document.year);
  return (
    <Section level={3} title={itemTitle(item)}>
      <p class="mb-2 flex flex-wrap gap-2">
        <Tag>{t('instrument.weight', { weight: formatNumber(item.weight) })}</Tag>
        {item.mandatory ? <Tag tone="accent">{t('instrument.mandatory')}</Tag> : null}
        {item.fact.name === '' ? null : <Tag tone="info">{t('instrument.fromFact')}</Tag>}
      </p>
      {item.help === '' ? null : <DescriptionText text={told(item, 'help')} />}
      {item.conditions.length === 0 ? null : <Conditions document={document} item={item} />}
      <Options options={item.options} />
      {item.bases.map((it) => (
        <div key={it.code}>
          <p class="font-semibold">{told(it, 'name') || it.code}</p>
          <Options options={it.options} />
        </div>
      ))}
      {evidence === '' ? null : <p class="muted">{evidence}</p>}
    </Section>
  );
}

function Options({ options }: { readonly options: readonly InstrumentOption[] }) {
  if (options.length === 0) return null;
  return (
    <ol class="my-3 list-none pl-0">
      {options.map((it) => (
        <li key={it.code}>
          <span class="font-semibold">{formatNumber(it.score)}</span> {told(it, 'text')}
        </li>
      ))}
    </ol>
  );
}

function Conditions({ document, item }: Props & { readonly item: InstrumentItem }) {
  return (
    <ul class="muted">
      {item.conditions.map((it) => {
        const other = itemOf(document, it.item);
        const all = other ? [...other.options, ...other.bases.flatMap((basis) => basis.options)] : [];
        const names = it.options.map((code) => all.find((one) => one.code === code)?.text ?? code);
        const item_ = other ? itemTitle(other) : it.item;
        return (
          <li key={it.item}>
            {names.length === 0
              ? t('instrument.askedIfAny', { item: item_ })
              : t('instrument.askedIf', { item: item_, options: names.join(', ') })}
          </li>
        );
      })}
    </ul>
  );
}

function Formulas({ document }: Props) {
  if (document.formulas.length === 0) return null;
  return (
    <Section title={t('instrument.part.formulas')}>
      <p>
        {t('instrument.pointsAre')} <code>{document.points}</code>
      </p>
      <Table
        caption={t('instrument.part.formulas')}
        captionHidden
        columns={[
          { label: t('instrument.field.title') },
          { label: t('instrument.field.per') },
          { label: t('instrument.field.expression') },
          { label: t('instrument.field.bands') },
        ]}
        rows={document.formulas.map((it) => ({ key: `${it.per} ${it.name}`, cells: formulaCells(it) }))}
      />
    </Section>
  );
}

function formulaCells(it: InstrumentFormula) {
  const bands = it.bands.map((band) => `≥ ${formatNumber(band.from)} ${told(band, 'name')}`);
  return [
    told(it, 'title') || it.name,
    subjectKindText(it.per),
    <code>{`${it.name} = ${it.expression}`}</code>,
    bands.join('; '),
  ];
}
