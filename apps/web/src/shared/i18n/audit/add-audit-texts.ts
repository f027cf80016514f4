import { addCatalogue } from '../late-catalogues.js';
import { auditTexts } from './texts.js';

addCatalogue('audit', auditTexts);
