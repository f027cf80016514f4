import { Command } from 'nest-commander';
import { RucheCommand } from '../ruche-command.js';
import { DirectoryDoctorCommand } from './doctor.command.js';
import { DirectoryResumeCommand } from './resume.command.js';
import { DirectorySyncCommand } from './sync.command.js';
import { DirectoryUndoCommand } from './undo.command.js';

@Command({
  name: 'directory',
  description: 'Examine the directory, and keep accounts as it says',
  subCommands: [DirectoryDoctorCommand, DirectorySyncCommand, DirectoryUndoCommand, DirectoryResumeCommand],
})
export class DirectoryCommand extends RucheCommand {
  run(): Promise<void> {
    this.misused('say what to do: ruche directory doctor | sync | undo | resume');
  }
}
