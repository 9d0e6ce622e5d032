// A plugin for Stryker: sentences for people are not mutated. Golden files and the corpus's finding ids hold what matters of them.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const texts = new Set(['title', 'message', 'mend', 'zh', 'en'])

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'texts', {
    shouldIgnore(path) {
      return path.isObjectProperty() && texts.has(path.node.key.name) ? 'a sentence for people' : undefined
    },
  }),
]
