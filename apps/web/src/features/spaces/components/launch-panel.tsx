import type { Space } from '#contracts';
import { Link } from '@tanstack/react-router';
import { LAUNCH_POINTS, preparedPoints } from '../api/launch-points.js';
import { useSpaceTexts } from './use-space-texts.js';

const FIELDS = ['cause', 'gains', 'efforts', 'rhythm', 'successSign'] as const;

/** What the launch was thought to be; for its animators also what is still to be prepared. */
export function LaunchPanel({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const { abilities, id, launch } = space;
  const prepared = preparedPoints(launch);
  const isComplete = prepared.size === LAUNCH_POINTS.length;
  const written = launch === null ? [] : FIELDS.filter((field) => launch[field].trim() !== '');
  if (written.length === 0 && !abilities.animate) return null;
  return (
    <section>
      <div className="space-page-head">
        <h2>{t('launch.title')}</h2>
        {abilities.animate && (
          <Link className="btn quiet" to="/spaces/$spaceId/launch" params={{ spaceId: id }}>
            {t(isComplete ? 'launch.edit' : 'launch.complete')}
          </Link>
        )}
      </div>
      {abilities.animate && !isComplete && (
        <>
          <p className="space-facts">
            {t('launch.progress', { done: prepared.size, total: LAUNCH_POINTS.length })}
          </p>
          <ul className="launch-points">
            {LAUNCH_POINTS.map((point) => (
              <li key={point} data-done={prepared.has(point) || undefined}>
                <span aria-hidden="true">{prepared.has(point) ? '✓' : '○'}</span>
                {t(`launch.points.${point}`)}
                <span className="sr-only">
                  {' '}
                  ({t(prepared.has(point) ? 'launch.done' : 'launch.missing')})
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {launch !== null && written.length > 0 && (
        <dl className="launch-texts">
          {written.map((field) => (
            <div key={field}>
              <dt>{t(`launch.fields.${field}`)}</dt>
              <dd className="space-text">{launch[field]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
