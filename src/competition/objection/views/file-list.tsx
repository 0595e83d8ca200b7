import { mediaOf, sizeText } from '#files/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { FileSide, Objection } from '../model/objection.ts';
import { paths } from '../paths.ts';

type Props = {
  readonly objection: Pick<Objection, 'id' | 'files'>;
  readonly side: FileSide;
  /** False: a name of a file may tell who brought it. */
  readonly namesTold: boolean;
};

/** Files of one side, each a download. */
export function FileList({ objection, side, namesTold }: Props) {
  const files = objection.files.filter((it) => it.side === side);
  if (files.length === 0) return null;
  return (
    <>
      <h3>{t('objection.one.files')}</h3>
      <ul class="list-disc pl-5">
        {files.map((it) => (
          <li key={it.id} class="break-all">
            <a href={paths.file.to(objection.id, it.id)} download>
              {namesTold ? it.originalName : t('objection.one.file', { n: formatNumber(it.place) })}
            </a>{' '}
            <span class="muted">{`${mediaOf(it.mediaType).name}, ${sizeText(it.size)}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
