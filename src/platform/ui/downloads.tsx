import { fileAddress } from '../export/address.ts';
import { exportFormats } from '../export/list.ts';
import { t } from '../i18n/i18n.ts';

export type DownloadsProps = {
  /** Address of the list's page as it is filtered and sorted, from its first page. */
  readonly of: string;
};

/** The list as files: all of its rows, not only those of the page. */
export function Downloads({ of }: DownloadsProps) {
  return (
    <p class="downloads">
      {t('platform.export.take')}{' '}
      {exportFormats.map((format) => (
        <>
          <a href={fileAddress(of, format)} download>
            {format.toUpperCase()}
          </a>{' '}
        </>
      ))}
    </p>
  );
}
