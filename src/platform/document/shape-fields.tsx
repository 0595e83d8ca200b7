import { t } from '#platform/i18n/i18n.ts';
import { Button } from '#platform/ui/button.tsx';
import { FieldGroup } from '#platform/ui/form.tsx';
import { FieldInput, type Typed, wordOf } from './field-input.tsx';
import { rowsIn } from './read.ts';
import { type FieldSpec, type ListSpec, type Shape, shapeOfRow } from './shape.ts';

type Props = { readonly shape: Shape; readonly prefix: string; readonly typed: Typed };

/** The fields of a shape, short ones beside each other, what is seldom touched behind a fold, then its lists as rows. */
export function ShapeFields({ shape, prefix, typed }: Props) {
  const folded = shape.fields.filter((it) => it.folded);
  return (
    <>
      {groupsOf(shape.fields.filter((it) => !it.folded)).map((fields) => (
        <Together key={fields[0]?.name} fields={fields} prefix={prefix} typed={typed} />
      ))}
      {folded.length > 0 ? <Folded fields={folded} prefix={prefix} typed={typed} /> : null}
      {(shape.lists ?? []).map((it) => (
        <Rows key={it.list} spec={it} prefix={prefix} typed={typed} />
      ))}
    </>
  );
}

type Fields = Omit<Props, 'shape'> & { readonly fields: readonly FieldSpec[] };

const isShort = ({ kind }: FieldSpec) => kind === 'moment' || /^(?:whole|number|megabytes)/.test(kind);

/** Fields in their order, neighbours that are short as one group. */
function groupsOf(fields: readonly FieldSpec[]): readonly (readonly FieldSpec[])[] {
  const groups: FieldSpec[][] = [];
  for (const it of fields) {
    const last = groups.at(-1);
    if (last?.[0] && isShort(it) && isShort(last[0])) last.push(it);
    else groups.push([it]);
  }
  return groups;
}

function Together({ fields, prefix, typed }: Fields) {
  const inputs = fields.map((it) => <FieldInput key={it.name} spec={it} prefix={prefix} typed={typed} />);
  return fields.length > 1 ? <div class="form-row">{inputs}</div> : inputs[0];
}

function Folded({ fields, prefix, typed }: Fields) {
  const isTold = fields.some((it) => typed.errors[prefix + it.name] !== undefined);
  return (
    <details class="field" open={isTold}>
      <summary class="cursor-pointer font-semibold">
        {t('platform.document.more')}
        <span class="font-normal muted"> {fields.map((it) => typed.words.label(wordOf(it))).join(', ')}</span>
      </summary>
      <div class="field-group mt-4">
        {fields.map((it) => (
          <FieldInput key={it.name} spec={it} prefix={prefix} typed={typed} />
        ))}
      </div>
    </details>
  );
}

function Rows({ spec, prefix, typed }: Omit<Props, 'shape'> & { readonly spec: ListSpec }) {
  const list = prefix + spec.list;
  const last = spec.list.split('.').at(-1) ?? spec.list;
  const count = rowsIn(typed.form, list);
  const id = `d-${list.replaceAll('.', '-')}`;
  return (
    <section class="section field-group" id={id} aria-labelledby={`${id}-judul`}>
      <h2 id={`${id}-judul`} class={spec.fixed ? 'sr-only' : undefined}>
        {typed.words.label(last)}
      </h2>
      {count === 0 ? <p class="muted">{t('platform.document.rowsNone')}</p> : null}
      {Array.from({ length: count }, (_, row) => (
        <Row key={row} spec={spec} list={list} row={row} typed={typed} />
      ))}
      {spec.fixed ? null : (
        <Button look="secondary" small name="aksi" value={`tambah:${list}`}>
          {typed.words.add(last) || t('platform.document.rowAdd')}
        </Button>
      )}
    </section>
  );
}

type RowProps = { readonly spec: ListSpec; readonly list: string; readonly row: number; readonly typed: Typed };

function Row({ spec, list, row, typed }: RowProps) {
  const prefix = `${list}.${row}.`;
  const kind = typed.form.get(`${prefix}kind`);
  const names = ['name', 'title', 'text'].map((it) => typed.form.get(prefix + it));
  const name = typed.words.row(kind) || names.find((it) => it !== '');
  const title = name || t('platform.document.row', { n: row + 1 });
  return (
    <FieldGroup title={title}>
      <ShapeFields shape={shapeOfRow(spec, kind)} prefix={prefix} typed={typed} />
      <div class="flex flex-wrap gap-3">
        {row > 0 && !spec.fixed ? (
          <Button look="secondary" small name="aksi" value={`naik:${list}.${row}`}>
            {t('platform.document.rowUp')}
            <span class="sr-only"> {title}</span>
          </Button>
        ) : null}
        <Button look="secondary" small name="aksi" value={`hapus:${list}.${row}`}>
          {t('platform.document.rowRemove')}
          <span class="sr-only"> {title}</span>
        </Button>
      </div>
    </FieldGroup>
  );
}
