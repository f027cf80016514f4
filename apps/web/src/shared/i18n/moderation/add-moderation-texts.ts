import { addCatalogue } from '../late-catalogues.js';
import { moderationTexts } from './texts.js';

addCatalogue('moderation', moderationTexts);
