import './comments.css';
import '../i18n/discussion/add-discussion-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ListWait } from '../ui/list-wait.js';
import { MoreButton } from '../ui/more-button.js';
import { CommentForm } from './comment-form.js';
import { commentsQuery, type CommentSource } from './comment-source.js';
import { CommentView } from './comment-view.js';

type Props = {
  /** Stays the same from one drawing to the next. */
  source: CommentSource;
  /** Of what is commented: the least that a comment carries. */
  labelId: string;
  mayAdd: boolean;
};

/** What people say of something, the oldest first, as a conversation reads. */
export function CommentsSection({ source, labelId, mayAdd }: Props) {
  const { t } = useTranslation('discussion');
  const query = useInfiniteQuery(commentsQuery(source));
  const { data } = query;
  const comments = (data?.pages ?? []).flatMap(({ items }) => items).toReversed();
  return (
    <section className="page-section comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{t('title')}</h2>
      <ListWait query={query} />
      <MoreButton query={query} text={t('earlier')} />
      {data && comments.length === 0 && <p className="page-hint">{t('none')}</p>}
      {comments.length > 0 && (
        <ol className="comment-list">
          {comments.map((comment) => (
            <CommentView key={comment.id} source={source} comment={comment} />
          ))}
        </ol>
      )}
      {mayAdd && <CommentForm source={source} labelId={labelId} />}
    </section>
  );
}
