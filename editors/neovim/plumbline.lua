-- Starts Plumbline for every file of a project. Neovim 0.7 and newer; put it into ~/.config/nvim/plugin/.
local function start(args)
  if vim.bo[args.buf].buftype ~= '' or vim.api.nvim_buf_get_name(args.buf) == '' then
    return
  end
  local name = vim.api.nvim_buf_get_name(args.buf)
  local marker = vim.fn.finddir('.plumbline', vim.fn.fnamemodify(name, ':h') .. ';')
  if marker == '' then
    marker = vim.fn.finddir('.git', vim.fn.fnamemodify(name, ':h') .. ';')
  end
  local root = marker ~= '' and vim.fn.fnamemodify(marker, ':p:h:h') or vim.fn.fnamemodify(name, ':p:h')
  local config = {
    name = 'plumbline',
    cmd = { 'plumbline', '--stdio' },
    root_dir = root,
    workspace_folders = { { name = root, uri = vim.uri_from_fname(root) } },
    settings = { plumbline = {} },
  }
  if vim.lsp.start then -- 0.8 and newer: one server per root
    vim.lsp.start(config, { bufnr = args.buf })
    return
  end
  local running = _G.plumbline_clients or {}
  _G.plumbline_clients = running
  if not (running[root] and vim.lsp.get_client_by_id(running[root])) then
    running[root] = vim.lsp.start_client(config)
  end
  vim.lsp.buf_attach_client(args.buf, running[root])
end

vim.api.nvim_create_autocmd('BufReadPost', { callback = start })
vim.api.nvim_create_autocmd('BufNewFile', { callback = start })
