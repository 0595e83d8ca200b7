import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { PeerKey } from '../model.ts';
import { fingerprintOf, keyState } from '../rules.ts';
import { KeyTag } from './words.tsx';

/** Every key that was ever seen of the hub, and why it is trusted. */
export function KeysTable({ keys, now }: { readonly keys: readonly PeerKey[]; readonly now: Date }) {
  return (
    <Section title={t('peers.keys.title')}>
      <p>{t('peers.keys.text')}</p>
      <Table
        caption={t('peers.keys.title')}
        captionHidden
        columns={[
          { label: t('peers.keys.key') },
          { label: t('peers.field.state') },
          { label: t('peers.keys.from') },
          { label: t('peers.keys.by') },
        ]}
        rows={keys.map((key) => ({
          key: key.id,
          cells: [
            <>
              <code>{key.id}</code>
              <div class="muted break-words text-sm font-normal">{fingerprintOf(key)}</div>
            </>,
            <KeyTag state={keyState(key, now)} />,
            formatMoment(new Date(key.from)),
            key.announcedBy ? <code>{key.announcedBy.key}</code> : t('peers.keys.byPerson'),
          ],
        }))}
      />
    </Section>
  );
}
