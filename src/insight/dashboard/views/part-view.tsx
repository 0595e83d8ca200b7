import { t } from '#platform/i18n/i18n.ts';
import { Downloads } from '#platform/ui/downloads.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Part, PartCell, View } from '../model/view.ts';
import { paths } from '../paths.ts';
import { Picture } from './pictures.tsx';

export type PartViewProps = { readonly part: Part; readonly view: View; readonly isAlone?: boolean };

/** A part of a dashboard: its picture, the table behind it, how it is counted, and both as files. */
export function PartView({ part, view, isAlone = false }: PartViewProps) {
  const address = paths.part.to(part.key, view);
  const body = (
    <>
      {part.pictures.length === 0 && part.table.rows.length === 0 ? (
        <p class="muted">{t('dashboard.nothing')}</p>
      ) : null}
      {part.pictures.map((picture) => (
        <Picture key={picture.kind} picture={picture} view={view} />
      ))}
      <details class="part-table" open={isAlone}>
        <summary>{t('dashboard.table')}</summary>
        <PartTable part={part} />
      </details>
      <How how={part.how} />
      <Downloads of={address} />
    </>
  );
  if (isAlone) return body;
  return (
    <Section title={part.title} id={part.key} action={{ text: t('dashboard.open'), href: address }}>
      {body}
    </Section>
  );
}

function PartTable({ part }: { readonly part: Part }) {
  return (
    <Table
      caption={part.title}
      captionHidden
      phone="scroll"
      columns={part.table.columns.map(({ label, numeric }) => ({ label, numeric }))}
      rows={part.table.rows.map((cells, index) => ({ key: String(index), cells: cells.map(shown) }))}
    />
  );
}

const shown = ({ text, href }: PartCell) => (href && text !== '' ? <a href={href}>{text}</a> : text);

/** What exactly each number counts, beside the numbers. */
export function How({ how }: { readonly how: Part['how'] }) {
  if (how.length === 0) return null;
  return (
    <details class="how">
      <summary>{t('dashboard.how')}</summary>
      <dl>
        {how.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
