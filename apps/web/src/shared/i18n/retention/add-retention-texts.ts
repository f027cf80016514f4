import { addCatalogue } from '../late-catalogues.js';
import { retentionTexts } from './texts.js';

addCatalogue('retention', retentionTexts);
