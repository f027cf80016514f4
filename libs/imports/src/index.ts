export { LineReader, MAX_LINE_BYTES } from './mattermost/line-reader.js';
