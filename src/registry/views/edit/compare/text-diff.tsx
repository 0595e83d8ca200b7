import { t } from '#platform/i18n/i18n.ts';
import { type DiffPiece, wordDiff } from '../../../rules/word-diff.ts';

export type Texts = { readonly from: string; readonly to: string };

export type TextDiffProps = Texts & {
  /** Null when the heading above says it already. */
  readonly label: string | null;
  /** What the left and the right text are called. */
  readonly sides: readonly [string, string];
};

/** A text in two versions: what was taken out stands left, what came in stands right. */
export function TextDiff({ label, sides, from, to }: TextDiffProps) {
  const pieces = wordDiff(from, to);
  return (
    <div class="mb-6">
      {label === null ? null : <h3 class="mb-2">{label}</h3>}
      <div class="grid gap-4 md:grid-cols-2">
        <Side name={sides[0]} pieces={pieces.filter((piece) => piece.kind !== 'added')} />
        <Side name={sides[1]} pieces={pieces.filter((piece) => piece.kind !== 'removed')} />
      </div>
    </div>
  );
}

function Side({ name, pieces }: { readonly name: string; readonly pieces: readonly DiffPiece[] }) {
  return (
    <div>
      <p class="kicker">{name}</p>
      {pieces.length === 0 ? (
        <p class="missing">{t('platform.summary.missing')}</p>
      ) : (
        <p class="whitespace-pre-line">
          {pieces.map((piece, index) => {
            if (piece.kind === 'removed') return <del key={index}>{piece.text}</del>;
            return piece.kind === 'added' ? <ins key={index}>{piece.text}</ins> : piece.text;
          })}
        </p>
      )}
    </div>
  );
}
