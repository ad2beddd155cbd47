import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router'
import './styles.css'
import './theme'

// read in one task, drawn in the next: neither holds a slow machine for long
setTimeout(() => createApp(App).use(router).mount('#app'))
