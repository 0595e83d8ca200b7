import { t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { InnovationContent } from '../../model/content.ts';
import type { TypedField } from '../../rules/fields.ts';
import { fieldLabel } from './labels.ts';
import { plainField } from './shown.tsx';

export type ClashProps = {
  readonly fields: readonly TypedField[];
  readonly stored: InnovationContent;
  readonly typed: InnovationContent;
};

/** What somebody else saved meanwhile beside what was typed here; the form below still holds what was typed. */
export function Clash({ fields, stored, typed }: ClashProps) {
  const differing = fields.filter((field) => plainField(field, stored) !== plainField(field, typed));
  return (
    <div class="mb-6 grid gap-4">
      <Notice tone="warning" title={t('registry.clash.title')} role="alert">
        <p>{t('registry.clash.text')}</p>
      </Notice>
      {differing.length > 0 ? (
        <Table
          caption={t('registry.clash.caption')}
          columns={[
            { label: t('registry.compare.field') },
            { label: t('registry.clash.stored') },
            { label: t('registry.clash.typed') },
          ]}
          rows={differing.map((field) => ({
            key: field,
            cells: [
              fieldLabel(field),
              <Plain text={plainField(field, stored)} />,
              <Plain text={plainField(field, typed)} />,
            ],
          }))}
        />
      ) : null}
    </div>
  );
}

function Plain({ text }: { readonly text: string }) {
  if (text === '') return <span class="missing">{t('platform.summary.missing')}</span>;
  return <span class="whitespace-pre-line">{text}</span>;
}
