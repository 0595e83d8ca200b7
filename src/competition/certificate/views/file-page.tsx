import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { FileProgress } from '#platform/ui/file-progress.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tag, type Tone } from '#platform/ui/tag.tsx';
import type { FileState } from '../model.ts';
import { paths } from '../paths.ts';
import type { Batch } from '../queries/batch.ts';
import type { CertificateFile } from '../queries/files.ts';
import { isBusy } from '../rules/moves.ts';

const tones: Readonly<Record<FileState, Tone>> = {
  waiting: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

export function FileTag({ state }: { readonly state: FileState }) {
  return <Tag tone={tones[state]}>{t(`certificate.file.state.${state}`)}</Tag>;
}

export function fileTitle({ form }: Pick<CertificateFile, 'form'>): string {
  return t(`certificate.files.form.${form}`);
}

type FilePageProps = { readonly file: CertificateFile; readonly batch: Batch; readonly days: number };

/** How far the files of a batch are, and where to take them. */
export function FilePage({ file, batch, days }: FilePageProps) {
  return (
    <>
      <PageHeader title={fileTitle(file)} lead={t('certificate.files.text', { days: formatNumber(days) })} />
      {isBusy(file.state) ? <MakingProgress file={file} /> : <Outcome file={file} />}
      <div class="actions section">
        {isBusy(file.state) ? (
          <PostButton look="secondary" action={paths.cancel.to(file.id)}>
            {t('certificate.file.cancel')}
          </PostButton>
        ) : null}
        {file.state === 'done' ? (
          <LinkButton href={paths.archive.to(file.id)} download>
            {t('certificate.file.download')}
          </LinkButton>
        ) : null}
        <LinkButton look="plain" href={paths.batch.to(batch.id)}>
          {t('certificate.file.back')}
        </LinkButton>
      </div>
    </>
  );
}

/** The part that asks anew by itself. */
export function MakingProgress({ file }: { readonly file: CertificateFile }) {
  const { id, state, done, total } = file;
  const values = { done: formatNumber(done), total: formatNumber(total) };
  const told = done === 0 ? t('certificate.file.waiting') : t('certificate.file.working', values);
  return (
    <FileProgress
      label={t('certificate.file.title')}
      state={isBusy(state) ? told : t('certificate.file.finished')}
      done={done}
      total={total}
      pollUrl={paths.progress.to(id)}
      reload={paths.file.to(id)}
      finished={!isBusy(state)}
      then={paths.file.to(id)}
    />
  );
}

const MEGABYTE = 1024 * 1024;

function Outcome({ file }: { readonly file: CertificateFile }) {
  const { state, done, bytes } = file;
  if (state !== 'done')
    return (
      <Notice tone={state === 'failed' ? 'danger' : 'info'}>
        <p>{t(state === 'failed' ? 'certificate.file.failedText' : 'certificate.file.cancelledText')}</p>
      </Notice>
    );
  const size = formatNumber(bytes / MEGABYTE, { maximumFractionDigits: 1 });
  return (
    <Notice tone="success" title={t('certificate.file.state.done')}>
      <p>{t('certificate.file.ready', { n: formatNumber(done), size })}</p>
    </Notice>
  );
}
