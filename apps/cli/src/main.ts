#!/usr/bin/env node
import 'reflect-metadata';
import { CliModule } from './cli.module.js';
import { runCli } from './run-cli.js';

await runCli(CliModule);
