import type { ComponentChild } from 'preact';
import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { type Column, Table } from '#platform/ui/table.tsx';
import { HiddenField } from '#platform/ui/text-field.tsx';

export type Piece = { readonly name: string; readonly href: string; readonly cells: readonly ComponentChild[] };

export type PiecesProps = {
  readonly title: string;
  readonly action: string;
  readonly revision: number;
  /** Name of the list in the buttons. */
  readonly list: string;
  readonly columns: readonly Column[];
  readonly pieces: readonly Piece[];
  readonly add: string;
  readonly none: string;
  readonly reason: ComponentChild;
};

/** Pieces of a document that have a page each: gone into, moved up, taken out, added. */
export function Pieces(props: PiecesProps) {
  const { title, action, revision, list, pieces } = props;
  const columns = [
    { label: t('instrument.pieces.name') },
    ...props.columns,
    { label: t('instrument.pieces.deeds'), labelHidden: true },
  ];
  const rows = pieces.map(({ name, href, cells }, index) => ({
    key: String(index),
    cells: [<a href={href}>{name}</a>, ...cells, <RowButtons list={list} index={index} name={name} />],
  }));
  return (
    <Form action={action} label={title}>
      <HiddenField name="revisi" value={String(revision)} />
      {pieces.length === 0 ? (
        <p class="muted">{props.none}</p>
      ) : (
        <Table caption={title} captionHidden columns={columns} rows={rows} />
      )}
      {props.reason}
      <p class="actions">
        <Button look="secondary" name="aksi" value={`tambah:${list}`}>
          {props.add}
        </Button>
      </p>
    </Form>
  );
}

type RowProps = { readonly list: string; readonly index: number; readonly name: string };

function RowButtons({ list, index, name }: RowProps) {
  return (
    <div class="flex flex-wrap gap-2">
      {index > 0 ? (
        <Button look="plain" small name="aksi" value={`naik:${list}.${index}`}>
          {t('platform.document.rowUp')}
          <span class="sr-only"> {name}</span>
        </Button>
      ) : null}
      <Button look="plain" small name="aksi" value={`hapus:${list}.${index}`}>
        {t('platform.document.rowRemove')}
        <span class="sr-only"> {name}</span>
      </Button>
    </div>
  );
}
