/** Only what the server needs; it refuses settings of its family that it does not know. */
export function childEnvironment(settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, LANG } = process.env;
  return { PATH, HOME, TZ, LANG, NODE_ENV: 'production', ...settings };
}
