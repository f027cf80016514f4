import { useTranslation } from 'react-i18next';

type Props = {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
  /** Without one: that there is more. */
  text?: string;
};

/** The way to the next page of a list; nothing on the last one. */
export function MoreButton({ query: { hasNextPage, isFetchingNextPage, fetchNextPage }, text }: Props) {
  const { t } = useTranslation();
  if (!hasNextPage) return null;
  return (
    <p>
      <button
        type="button"
        className="btn quiet"
        aria-disabled={isFetchingNextPage}
        onClick={() => {
          if (!isFetchingNextPage) void fetchNextPage();
        }}
      >
        {text ?? t('app.more')}
      </button>
    </p>
  );
}
