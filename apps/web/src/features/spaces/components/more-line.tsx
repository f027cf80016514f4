import { useReachEnd } from './use-reach-end.js';

type Props = { text: string; isFetching: boolean; onMore(): void };

export function MoreLine({ text, isFetching, onMore }: Props) {
  const more = () => {
    if (!isFetching) onMore();
  };
  const end = useReachEnd<HTMLParagraphElement>(more);
  return (
    <p ref={end} className="space-more">
      <button type="button" className="btn quiet" aria-disabled={isFetching} onClick={more}>
        {text}
      </button>
    </p>
  );
}
