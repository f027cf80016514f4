import '../components/space-list.css';
import '../components/space-page.css';
import { Link } from '@tanstack/react-router';
import { useTitle } from '../../../shared/ui/use-title.js';
import { NewSpaceForm } from '../components/new-space-form.js';
import { useSpaceTexts } from '../components/use-space-texts.js';

export function NewSpacePage() {
  const t = useSpaceTexts();
  useTitle(t('new.title'));
  return (
    <section className="space-page">
      <div className="space-page-inner narrow">
        <p>
          <Link className="space-back" to="/spaces">
            ← {t('home.back')}
          </Link>
        </p>
        <div>
          <p className="space-step">{t('launch.step', { step: 1 })}</p>
          <h1>{t('new.title')}</h1>
        </div>
        <NewSpaceForm />
      </div>
    </section>
  );
}
