import type {CommandModule} from '../../command.ts';
import {registerModelDrift} from './model-drift.ts';
import {registerModelExport} from './model-export.ts';
import {registerModelPin, registerModelUnpin} from './model-pin.ts';
import {registerModelShow} from './model-show.ts';

export const modelCommand: CommandModule = {
  register(program, session) {
    const model = program
      .command('model')
      .description('what matching weighs by: look at it, hand it on, or keep to it from run to run');
    registerModelShow(model, session);
    registerModelDrift(model, session);
    registerModelExport(model, session);
    registerModelPin(model, session);
    registerModelUnpin(model, session);
  },
};
