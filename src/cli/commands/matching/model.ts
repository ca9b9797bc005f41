import type {CommandModule} from '../../command.ts';
import {registerModelDrift} from './model-drift.ts';
import {registerModelExport} from './model-export.ts';
import {registerModelPin, registerModelUnpin} from './model-pin.ts';
import {registerModelShow} from './model-show.ts';

export const modelCommand: CommandModule = {
  register(model, session) {
    registerModelShow(model, session);
    registerModelDrift(model, session);
    registerModelExport(model, session);
    registerModelPin(model, session);
    registerModelUnpin(model, session);
  },
};
