/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['ruche:source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/tools/clusters-folder.mjs',
  globalTeardown: '<rootDir>/tools/clusters-folder-end.mjs',
  setupFiles: ['<rootDir>/test/support/setup-jest.ts'],
  testMatch: ['<rootDir>/{libs,apps,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  coverageProvider: 'v8',
  // Each test file leaves its modules behind: with 2 GB of them the collector stood still for seconds, and servers that
  // lived in the same process ran out of time. A worker that has grown is exchanged between two files.
  workerIdleMemoryLimit: '700MB',
  // Set-up starts real servers: a slow machine is not a failure.
  testTimeout: 30_000,
};
