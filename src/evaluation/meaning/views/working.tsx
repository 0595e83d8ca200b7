import { t } from '#platform/i18n/i18n.ts';
import { FileProgress } from '#platform/ui/file-progress.tsx';
import type { Round } from '../../model/round.ts';
import { paths } from '../paths.ts';

/** That it is being worked out; asks for itself until it is done, and goes to the page then. */
export function Working({ round, finished }: { readonly round: Pick<Round, 'id'>; readonly finished: boolean }) {
  return (
    <FileProgress
      label={t('meaning.working.label')}
      state={t(finished ? 'meaning.working.done' : 'meaning.working.state')}
      done={finished ? 1 : 0}
      total={1}
      pollUrl={paths.progress.to(round.id)}
      reload={paths.certainty.to(round.id)}
      finished={finished}
      then={paths.certainty.to(round.id)}
    />
  );
}
