import { t } from '#platform/i18n/i18n.ts';
import { Progress } from './progress.tsx';

export type FileProgressProps = {
  /** The file's name. */
  readonly label: string;
  /** What is going on, in words. */
  readonly state: string;
  readonly done: number;
  readonly total: number;
  /** Address that answers this component anew as an HTML fragment. */
  readonly pollUrl: string;
  /** Address of the page itself, for readers without script. */
  readonly reload: string;
  readonly finished: boolean;
  /** Where the reader goes when it is finished; stays when left out. */
  readonly then?: string;
};

/** A long work on a file; asks anew every two seconds where there is script, by a link where there is none. */
export function FileProgress(props: FileProgressProps) {
  const { label, state, done, total, finished } = props;
  return (
    <div
      class="file-progress"
      data-poll-url={finished ? undefined : props.pollUrl}
      data-done={finished ? (props.then ?? '') : undefined}
    >
      <Progress label={label} value={done} max={total} />
      <p class="file-state" role="status">
        {state}
      </p>
      {finished ? null : (
        <noscript>
          <a href={props.reload}>{t('platform.progress.reload')}</a>
        </noscript>
      )}
    </div>
  );
}
