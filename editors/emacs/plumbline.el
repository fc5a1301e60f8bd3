;;; plumbline.el --- Plumbline through eglot -*- lexical-binding: t -*-
;;; Commentary:
;; (load "/path/to/plumbline.el"), then M-x eglot in a buffer of one of these modes.
;;; Code:
(require 'eglot)

(defvar plumbline-modes
  '(python-mode js-mode typescript-mode go-mode java-mode c-mode c++-mode sh-mode yaml-mode conf-mode)
  "Modes whose buffers Plumbline checks when eglot is started there.")

(add-to-list 'eglot-server-programs (cons plumbline-modes '("plumbline" "--stdio")))

(provide 'plumbline)
;;; plumbline.el ends here
