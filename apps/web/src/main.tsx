import './boot.js';
import './shared/ui/tokens.css';
import './shared/ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { startI18n } from './shared/i18n/i18n.js';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
const page = createRoot(root);
void startI18n().then((i18n) =>
  page.render(
    <StrictMode>
      <App i18n={i18n} />
    </StrictMode>,
  ),
);
